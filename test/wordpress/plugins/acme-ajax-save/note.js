// Saves the note, and shows in the page's status line what the server said: "409 Someone else saved ..."
jQuery($ => {
	const form = $('#acme-ajax-save');
	const status = $('[role=status]');

	form.on('submit', function acmeAjaxSave(event) {
		event.preventDefault();
		const { nonce, version } = form.data();
		const text = form.find('[name=text]').val();
		$.post(window.ajaxurl, { action: 'acme_ajax_save', nonce, version, text })
			.done(answer => {
				form.data('version', answer.data.version);
				status.text('Saved.');
			})
			.fail(answer => {
				status.text(`${answer.status} ${answer.responseJSON?.data?.message ?? answer.responseText}`);
			});
	});
});
