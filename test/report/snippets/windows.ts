/**
 * What a line typed at the prompt of `cmd.exe` runs, by the model of jeb and dbenham, "How does the Windows Command
 * Interpreter (CMD.EXE) parse scripts?" (stackoverflow.com/a/4095133, the parts on the command line), and how a program
 * splits what it is given, by Microsoft's "Parsing C command-line arguments".
 */

export type CmdToken =
	| { readonly kind: 'command'; readonly argv: readonly string[] }
	| { readonly kind: 'operator'; readonly text: string };

export function readCmdLine(line: string, variables: ReadonlyMap<string, string>): readonly CmdToken[] {
	const tokens: CmdToken[] = [];
	let command = '';
	let quoted = false;
	const text = expandPercents(line, variables);
	const endCommand = () => {
		if (command.trim() !== '') tokens.push({ kind: 'command', argv: splitArguments(command) });
		command = '';
	};
	for (let at = 0; at < text.length; at++) {
		const character = text[at] ?? '';
		if (character === '\n') throw new Error('The line ends in the middle of the snippet');
		if (character === '"') quoted = !quoted;
		if (!quoted && character === '^') {
			// A caret at the end of a line joins the next one to it, whose first character it guards.
			at += text[at + 1] === '\n' ? 2 : 1;
			command += text[at] ?? '';
		} else if (!quoted && '&|<>()'.includes(character)) {
			endCommand();
			const doubled = text[at + 1] === character && '&|'.includes(character);
			tokens.push({ kind: 'operator', text: doubled ? character + character : character });
			if (doubled) at++;
		} else command += character;
	}
	endCommand();
	return tokens;
}

/** The first phase: it knows neither quotes nor carets. What is no variable stays, and so does its percent sign. */
function expandPercents(line: string, variables: ReadonlyMap<string, string>): string {
	let out = '';
	for (let at = 0; at < line.length; at++) {
		const match = line[at] === '%' ? /^%([^%:\n]+)(:[^%\n]*)?%/.exec(line.slice(at)) : null;
		const value = variables.get((match?.[1] ?? '').toUpperCase());
		if (!match || value === undefined) out += line[at];
		else {
			out += match[2] === undefined ? value : `changed ${value}`;
			at += match[0].length - 1;
		}
	}
	return out;
}

export function splitArguments(command: string): readonly string[] {
	const argv: string[] = [];
	let at = 0;
	while (at < command.length) {
		while (' \t'.includes(command[at] ?? '-')) at++;
		if (at >= command.length) break;
		let argument = '';
		let quoted = false;
		for (; at < command.length && (quoted || !' \t'.includes(command[at] ?? '')); at++) {
			const slashes = /^\\*/.exec(command.slice(at))?.[0].length ?? 0;
			if (slashes > 0) {
				const beforeQuote = command[at + slashes] === '"';
				argument += '\\'.repeat(beforeQuote ? Math.floor(slashes / 2) : slashes);
				at += slashes - 1;
				if (beforeQuote && slashes % 2 === 1) {
					argument += '"';
					at++;
				}
			} else if (command[at] !== '"') argument += command[at];
			else if (quoted && command[at + 1] === '"') {
				argument += '"';
				at++;
			} else quoted = !quoted;
		}
		argv.push(argument);
	}
	return argv;
}

const SINGLE = /['\u2018-\u201b]/;
const DOUBLE = /["\u201c-\u201e]/;
const ESCAPES: Readonly<Record<string, string>> = {
	0: '\0',
	a: '\x07',
	b: '\b',
	e: '\x1b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
	v: '\v',
};

export interface PowerShellScript {
	/** Of every string of the script, in order, what it is. */
	readonly strings: readonly string[];
	/** The script with `S` for each. */
	readonly skeleton: string;
}

/**
 * Reads the strings of a PowerShell script by the rules of its tokenizer (PowerShell/PowerShell, `tokenizer.cs`:
 * `ScanStringLiteral`, `ScanStringExpandable`, `Backtick`; `CharTraits.cs` for what is a quote).
 *
 * @throws where something in a string would be evaluated, except the number of a character
 */
export function readPowerShell(script: string): PowerShellScript {
	const strings: string[] = [];
	let skeleton = '';
	for (let at = 0; at < script.length; at++) {
		const character = script[at] ?? '';
		if (!SINGLE.test(character) && !DOUBLE.test(character)) {
			skeleton += character;
			continue;
		}
		const read = SINGLE.test(character) ? readLiteral(script, at + 1) : readExpandable(script, at + 1);
		strings.push(read.value);
		skeleton += 'S';
		at = read.end;
	}
	return { strings, skeleton };
}

interface ReadString {
	readonly value: string;
	/** Where its closing quote is. */
	readonly end: number;
}

function readLiteral(script: string, from: number): ReadString {
	let value = '';
	for (let at = from; at < script.length; at++) {
		if (SINGLE.test(script[at] ?? '')) {
			if (!SINGLE.test(script[at + 1] ?? '')) return { value, end: at };
			at++;
		}
		value += script[at];
	}
	throw new Error('A string is not closed');
}

function readExpandable(script: string, from: number): ReadString {
	let value = '';
	for (let at = from; at < script.length; at++) {
		const character = script[at] ?? '';
		if (DOUBLE.test(character)) {
			if (!DOUBLE.test(script[at + 1] ?? '')) return { value, end: at };
			value += script[++at];
		} else if (character === '`') {
			const escaped = script[++at] ?? '';
			if (escaped === 'u') throw new Error('Windows PowerShell does not know this escape');
			value += Object.hasOwn(ESCAPES, escaped) ? ESCAPES[escaped] : escaped;
		} else if (character === '$' && /^[({\w:?^$]|^\p{L}/u.test(script.slice(at + 1))) {
			const number = /^\$\(\[char\](\d{1,5})\)/.exec(script.slice(at));
			if (!number) throw new Error('Something in a string is evaluated');
			value += String.fromCharCode(Number(number[1]));
			at += number[0].length - 1;
		} else value += character;
	}
	throw new Error('A string is not closed');
}
