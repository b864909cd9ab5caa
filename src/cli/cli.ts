import { check } from './check/command.ts';
import { exportCommand } from './export/command.ts';
import { EXIT, UsageError, type Command, type ExitCode, type Terminal } from './terminal.ts';

/** Every command, in the order of the list. */
export const COMMANDS: readonly Command[] = [check, exportCommand];

const HELP = `seamwright COMMAND …

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

seamwright COMMAND --help tells more. seamwright --version prints the version.
`;

/** Runs one command line. Never rejects for what a person wrote or what a file holds: that is told on the error channel, with exit code 2. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) return refuse(terminal, error.message);
    throw error;
  }
}

function dispatch([word, ...rest]: readonly string[], terminal: Terminal): ExitCode | Promise<ExitCode> {
  if (word === '--version' || word === '-v') return say(terminal, `${terminal.version}\n`);
  if (word === undefined || word === '--help' || word === '-h' || word === 'help') return say(terminal, HELP);
  const command = COMMANDS.find(({ name }) => name === word);
  if (!command) return refuse(terminal, `There is no command “${word}”; there is ${COMMANDS.map(({ name }) => name).join(' and ')}.`);
  if (rest.includes('--help') || rest.includes('-h')) return say(terminal, command.help);
  return command.run(rest, terminal);
}

function say(terminal: Terminal, text: string): ExitCode {
  terminal.out(text);
  return EXIT.ok;
}

function refuse(terminal: Terminal, message: string): ExitCode {
  terminal.err(`${message}\n`);
  return EXIT.usage;
}
