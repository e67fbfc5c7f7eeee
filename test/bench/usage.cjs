// Preloaded into a measured process: tells at its end, on file descriptor 3, what it cost.
const { readFileSync, writeSync } = require('node:fs');

// `maxRSS` of a new process begins with that of the one that started it (Linux keeps it through `execve`); this does not.
function peakMegabytes(maxRSS) {
	try {
		const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
		if (kilobytes) return Number(kilobytes) / 1024;
	} catch {
		// Not Linux.
	}
	return maxRSS / 1024;
}

process.on('exit', () => {
	const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage();
	const usage = { user: userCPUTime / 1000, system: systemCPUTime / 1000, peak: peakMegabytes(maxRSS) };
	writeSync(3, JSON.stringify(usage));
});
