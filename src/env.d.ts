/** The version in package.json, put in by vite.config.ts: versions come from one place. */
declare const __CONCORD_VERSION__: string;
