import type { Dice } from '../report/redaction/dice.ts';
import { mutateText } from './mutate-text.ts';

/** What nobody expects in a value that is read. */
const ODD: readonly unknown[] = [
	null,
	true,
	false,
	0,
	-1,
	1.5,
	1e308,
	-0,
	2 ** 53,
	409,
	'',
	' ',
	'0',
	'409',
	'__proto__',
	'\ud800',
	[],
	{},
	[[]],
	[null],
	[{}],
	JSON.parse('{"__proto__":{"a":1},"constructor":1,"toString":null,"length":-1}'),
	JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
	'a'.repeat(5000),
];

type Parent = Record<string, unknown> | unknown[];

interface Place {
	readonly parent: Parent;
	readonly key: string;
}

/** Members and items at any depth, the first thousands of them. */
function placesIn(value: unknown): readonly Place[] {
	const places: Place[] = [];
	const open: unknown[] = [value];
	for (let next = open.pop(); next !== undefined && places.length < 3000; next = open.pop()) {
		if (typeof next !== 'object' || next === null) continue;
		const parent = next as Parent;
		for (const [key, member] of Object.entries(parent)) {
			places.push({ parent, key });
			open.push(member);
		}
	}
	return places;
}

function put({ key, parent }: Place, value: unknown): void {
	// By definition, not by assignment: `__proto__` is a name like any other here, as in `JSON.parse`.
	Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}

function take({ key, parent }: Place): unknown {
	return Object.getOwnPropertyDescriptor(parent, key)?.value;
}

/** Changes a value a few times, in a copy. */
export function mutateValue(value: unknown, dice: Dice, other: unknown): unknown {
	const top: { value?: unknown } = { value: structuredClone(value) };
	for (let times = dice.number(1, 4); times > 0; times--) {
		top.value ??= null;
		const place = dice.pick(placesIn(top));
		// A copy each time: nothing may hold itself.
		const member = take(place);
		switch (dice.number(0, 7)) {
			case 0:
			case 1:
				put(place, structuredClone(dice.pick(ODD)));
				break;
			case 2:
				if (Array.isArray(place.parent)) place.parent.splice(Number(place.key), 1);
				else delete place.parent[place.key];
				break;
			case 3:
				put(
					place,
					dice.chance()
						? [member, structuredClone(member)]
						: { [dice.pick(['data', 'code', 'url', '0'])]: member },
				);
				break;
			case 4:
				put(place, structuredClone(take(dice.pick(placesIn({ other })))));
				break;
			case 5:
				put(
					{ parent: place.parent, key: dice.pick(['__proto__', 'status', 'name', 'value', '0', 'a/b~c']) },
					structuredClone(member),
				);
				break;
			default:
				if (typeof member === 'string') put(place, mutateText(member, dice, place.key));
				else if (typeof member === 'number') put(place, member * dice.pick([-1, 0, 1e-3, 1e9, 1e300]));
		}
	}
	return top.value ?? null;
}
