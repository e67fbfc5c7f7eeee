import { expect, it } from 'vitest';
import { exchange } from '../../support.ts';
import { quietPanel } from '../support.ts';

function twoRequests() {
	const { panel, put, paint } = quietPanel();
	put(exchange({ status: 409, startedDateTime: '2026-11-21T08:00:01Z' }, 0));
	put(exchange({ method: 'GET', startedDateTime: '2026-11-21T08:00:02Z' }, 1));
	paint();
	return panel.navigation;
}

const idOf = (navigation: ReturnType<typeof twoRequests>) =>
	navigation.selected.value?.observation.exchange.id;

it('selects a request with what is wrong with it', () => {
	const navigation = twoRequests();
	navigation.select(0);
	expect(navigation.selected.value?.finding?.subject.status).toBe(409);
	navigation.select(1);
	expect(navigation.selected.value?.finding).toBeNull();
	navigation.select(99);
	expect(navigation.selected.value).toBeNull();
});

it('opens evidence where it stands, and comes back', () => {
	const navigation = twoRequests();
	navigation.select(0);
	navigation.showEvidence({ exchangeId: 1, pointer: 'response.body#/modified_gmt' });
	expect([idOf(navigation), navigation.tab.value, navigation.pointed.value]).toEqual([
		1,
		'response',
		'response.body#/modified_gmt',
	]);
	navigation.back();
	expect([idOf(navigation), navigation.tab.value, navigation.pointed.value]).toEqual([0, 'diagnosis', null]);
	expect(navigation.canGoBack.value).toBe(false);
});

it('stays where it is when evidence is of the request that is shown', () => {
	const navigation = twoRequests();
	navigation.select(0);
	navigation.showEvidence({ exchangeId: 0, pointer: 'initiator.stack' });
	expect([idOf(navigation), navigation.tab.value]).toEqual([0, 'request']);
	expect(navigation.canGoBack.value).toBe(false);
});

it('does not go to a request that is no more', () => {
	const navigation = twoRequests();
	navigation.select(0);
	navigation.jumpTo(99);
	expect(idOf(navigation)).toBe(0);
});
