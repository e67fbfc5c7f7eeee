import { expect, it } from 'vitest';
import { FINDING_KINDS } from '../../src/diagnosis/finding.ts';
import { caseNames, readTruth } from './truth.ts';

it('has a recording of every kind, and recordings that every kind is silent about', () => {
	const truths = caseNames().map(readTruth);
	const labelled = new Set(truths.flatMap(({ expected }) => expected.map(({ kind }) => kind)));
	expect(FINDING_KINDS.filter(kind => !labelled.has(kind))).toEqual([]);
	expect(truths.filter(({ silent }) => silent).length).toBeGreaterThan(50);
});
