// The editor half: every save of the open post says which version the editor holds. A field that the user did
// not edit is not sent by the editor itself, so it is added on the way out.
(wp => {
	const isWrite = options => {
		const override = options.headers?.['X-HTTP-Method-Override'];
		return ['PUT', 'POST', 'PATCH'].includes(override ?? options.method ?? 'GET');
	};

	wp.apiFetch.use(function acmeVersionGuard(options, next) {
		const post = wp.data.select('core/editor').getCurrentPost();
		const path = (options.path ?? '').split('?')[0];
		const isSave = post?.id && new RegExp(`^/wp/v2/(posts|pages)/${post.id}$`).test(path) && isWrite(options);
		if (!isSave || post.acme_version === undefined) {
			return next(options);
		}
		return next({ ...options, data: { ...options.data, acme_version: post.acme_version } });
	});
})(window.wp);
