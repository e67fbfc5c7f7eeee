import type { Target } from '../target.ts';
import { DIAGNOSIS } from './diagnosis.ts';
import { EDGES } from './edges.ts';
import { EXCHANGE } from './exchange.ts';
import { FILTER } from './filter.ts';
import { HAR } from './har.ts';
import { ISOLATION } from './isolation.ts';
import { REPORT } from './report.ts';
import { WORDPRESS } from './wordpress.ts';

/** Every reader of what others wrote, room by room. */
export const TARGETS: readonly Target[] = [
	...EXCHANGE,
	...WORDPRESS,
	...DIAGNOSIS,
	...ISOLATION,
	...HAR,
	...REPORT,
	...FILTER,
	...EDGES,
];
