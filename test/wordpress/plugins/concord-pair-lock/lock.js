// Sends with each save the fingerprint the page was loaded with, and takes the new one out of the answer.
(wp => {
	const isSave = options => {
		const method = options.headers?.['X-HTTP-Method-Override'] ?? options.method ?? 'GET';
		return /^\/wp\/v2\/posts\/\d+(\?|$)/.test(options.path ?? '') && ['PUT', 'POST'].includes(method);
	};

	wp.apiFetch.use(async function concordPairLock(options, next) {
		if (!isSave(options)) {
			return next(options);
		}
		const headers = { ...options.headers, 'X-Concord-Fingerprint': window.concordFingerprint };
		const post = await next({ ...options, headers });
		window.concordFingerprint = post?.concord_fingerprint ?? window.concordFingerprint;
		return post;
	});
})(window.wp);
