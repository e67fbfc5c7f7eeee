/** Whether a text is an IPv4 or IPv6 address (RFC 4291, 2.2), with a port or a zone or without. */
export function isIpAddress(text: string): boolean {
	return (
		isIpV4(text.replace(/:\d{1,5}$/, '')) || isIpV6(text.replace(/^\[([^\]]{2,60})\](?::\d{1,5})?$/, '$1'))
	);
}

/** Four numbers up to 255, none written with a leading zero. */
export function isIpV4(text: string): boolean {
	const parts = text.length <= 15 ? text.split('.') : [];
	return parts.length === 4 && parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

export function isIpV6(text: string): boolean {
	const [address = ''] = text.split('%', 1);
	if (address.length < 3 || address.length > 45 || !/^[0-9a-f:.]+$/i.test(address)) return false;
	const halves = address.split('::');
	if (halves.length > 2) return false;
	const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')));
	const last = groups.at(-1) ?? '';
	const hasV4 = last.includes('.');
	const count = groups.length + (hasV4 ? 1 : 0);
	if (!(halves.length === 2 ? count <= 7 : count === 8)) return false;
	const plain = hasV4 ? groups.slice(0, -1) : groups;
	return plain.every(group => /^[0-9a-f]{1,4}$/i.test(group)) && (!hasV4 || isIpV4(last));
}

/** Addresses that are the same on every machine: loopback and "any" (RFC 6890). */
export function isNobodysAddress(text: string): boolean {
	return /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|255\.255\.255\.255|::1?|localhost)$/.test(text);
}
