"""Arguments in, reports out: the command line, the pytest plug-in, the watcher."""
