document.addEventListener('click', function acmeSync(event) {
	if (event.target.id !== 'order') return;
	const dish = document.getElementById('dish').value;
	window.wp.apiFetch({ path: '/acme-orders/v1/orders', method: 'POST', data: { dish } });
});
