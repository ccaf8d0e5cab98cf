"""The figures that were read in an article, whatever becomes of them: one file per format."""
