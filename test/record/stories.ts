import { coreByClient } from './cases/core-by-client.ts';
import { coreByHand } from './cases/core-by-hand.ts';
import { edges } from './cases/edge.ts';
import { editorByBrowser } from './cases/editor-by-browser.ts';
import { firefoxStories } from './cases/firefox.ts';
import { formsByBrowser } from './cases/forms-by-browser.ts';
import { healthyDays } from './cases/healthy.ts';
import { longTail } from './cases/long-tail.ts';
import { oddWays } from './cases/odd-ways.ts';
import { ordinary } from './cases/ordinary.ts';
import { pluginsByClient } from './cases/plugins-by-client.ts';
import { shop } from './cases/shop.ts';
import { spoilt } from './cases/spoilt.ts';
import type { Story } from './story.ts';

/** All cases there are. */
export const stories: readonly Story[] = [
	...coreByClient,
	...pluginsByClient,
	...editorByBrowser,
	...formsByBrowser,
	...spoilt,
	...healthyDays,
	...ordinary,
	...oddWays,
	...coreByHand,
	...shop,
	...edges,
	...longTail,
	...firefoxStories,
];
