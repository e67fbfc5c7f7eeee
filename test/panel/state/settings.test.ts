import { expect, it, vi } from 'vitest';
import { createSettings } from '../../../src/panel/state/settings.ts';

it('brings back what was kept, and only what makes sense', async () => {
	const stored = { preserveLog: false, splitWide: 'half', unknown: 1, filter: 'is:write' };
	const settings = createSettings({ load: async () => stored, save: async () => true });
	await settings.ready;
	expect(settings.preserveLog.value).toBe(false);
	expect(settings.splitWide.value).toBe(0.4);
	expect(settings.filter.value).toBe('is:write');
});

it('keeps several changes in one go, and none before it knows what was there', async () => {
	vi.useFakeTimers();
	const save = vi.fn(async () => true);
	const settings = createSettings({ load: async () => ({}), save });
	settings.splitWide.value = 0.2;
	vi.runAllTimers();
	expect(save).not.toHaveBeenCalled();
	await settings.ready;
	settings.splitWide.value = 0.3;
	settings.splitWide.value = 0.5;
	vi.runAllTimers();
	expect(save).toHaveBeenCalledOnce();
	expect(save).toHaveBeenCalledWith(expect.objectContaining({ splitWide: 0.5, preserveLog: true }));
	vi.useRealTimers();
});
