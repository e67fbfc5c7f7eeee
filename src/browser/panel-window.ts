import type { TrafficSource } from './recorder.ts';

/**
 * The panel's window as the devtools page gets it from `onShown`: same origin and same process, so objects are handed over
 * as they are. Messages through a port would copy every body.
 */
export type PanelWindow = Window & {
	concordSource?: TrafficSource;
	concordAttach?: () => void;
};
