/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
	let sum = 0;
	for (let index = 0; index < digits.length; index++) {
		const digit = Number(digits[digits.length - 1 - index]);
		const doubled = index % 2 === 1 ? digit * 2 : digit;
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return digits.length > 0 && sum % 10 === 0;
}

/** Cards have 13 to 19 digits and begin with 2 to 6; milliseconds since 1970 begin with 1. */
export function isCardNumber(text: string): boolean {
	const digits = text.replace(/[ -]/g, '');
	return /^[2-6]\d{12,18}$/.test(digits) && passesLuhn(digits);
}

/** A card number at this place of a text: in one piece, in fours, or as American Express writes it. */
export const CARD_AT = /[2-6]\d{3}(?:([ -]?)\d{4}\1\d{4}\1\d{1,7}|([ -])\d{6}\2\d{5}|\d{9,11})(?![\d])/y;

/**
 * A telephone number at this place: international with `+` (ITU-T E.123), or as North America writes it, with the area in
 * brackets or with two hyphens or dots. Without such signs a number is only a number.
 */
export const PHONE_AT =
	/(?:\+[1-9](?:[ ().-]{0,2}\d){7,14}|\([2-9]\d\d\) ?\d{3}[-. ]\d{4}|[2-9]\d\d-\d{3}-\d{4}|[2-9]\d\d\.\d{3}\.\d{4})(?![\d])/y;
