// Starts `factcheck lsp` and hands it articles and claims files.  Nothing is sent anywhere else.
"use strict";

const path = require("node:path");
const vscode = require("vscode");
const { LanguageClient, RevealOutputChannelOn } = require("vscode-languageclient/node");

const LANGUAGES = ["plaintext", "markdown", "html", "latex", "tex", "restructuredtext", "asciidoc", "quarto"];
const CLAIMS = ["**/claims.toml", "**/*.claims.toml"];
const SETTINGS = ["sensitivity", "language", "reportLanguage", "scan"];

let client;

/** The command that a person has set for this machine; what a folder says of it does not count. */
function command() {
  const settings = vscode.workspace.getConfiguration("factcheck");
  const own = (name) => settings.inspect(name)?.globalValue ?? settings.inspect(name)?.defaultValue;
  const named = String(own("command") || "factcheck");
  if (!path.isAbsolute(named) && /[\\/]/.test(named)) {
    throw new Error(`factcheck.command: “${named}” is neither a name on the path nor an absolute path`);
  }
  return { command: named, args: ["lsp", ...(own("arguments") || [])] };
}

function initialSettings() {
  const settings = vscode.workspace.getConfiguration("factcheck");
  return Object.fromEntries(SETTINGS.map((name) => [name, settings.get(name)]));
}

async function start() {
  const { command: named, args } = command();
  const selector = [
    ...LANGUAGES.flatMap((language) => ["file", "untitled"].map((scheme) => ({ scheme, language }))),
    ...CLAIMS.map((pattern) => ({ scheme: "file", pattern })),
  ];
  client = new LanguageClient(
    "factcheck",
    "factcheck",
    // The home of the extension, not the folder that is open: nothing of a stranger's is found by a bare name.
    { command: named, args, options: { cwd: path.dirname(__dirname) } },
    {
      documentSelector: selector,
      initializationOptions: initialSettings(),
      synchronize: { configurationSection: "factcheck" },
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  await client.start();
}

async function restart() {
  await client?.stop().catch(() => {});
  await attempt();
}

async function attempt() {
  try {
    await start();
  } catch (error) {
    const install = "Install it with: pip install 'factcheck-desk[lsp,formats]', or set factcheck.command.";
    vscode.window.showErrorMessage(`factcheck could not be started (${error.message ?? error}). ${install}`);
  }
}

exports.activate = async (context) => {
  context.subscriptions.push(vscode.commands.registerCommand("factcheck.restart", restart));
  await attempt();
};

exports.deactivate = () => client?.stop();
