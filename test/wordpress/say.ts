/** One line of progress on stderr: standard output belongs to whoever runs the tests. */
export function say(line: string): void {
	process.stderr.write(`[test WordPress] ${line}\n`);
}
