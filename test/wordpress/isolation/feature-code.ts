import type { Feature } from './roster.ts';

/** PHP for what a plugin does. `SLUG`, `SNAKE` ("acme_seo") and `TITLE` are filled in. */
const code: Readonly<Record<Feature, string>> = {
	'body-class': `
add_filter( 'body_class', fn( $classes ) => array_merge( $classes, array( 'SLUG' ) ) );`,

	column: `
add_filter( 'manage_posts_columns', fn( $columns ) => $columns + array( 'SNAKE' => 'TITLE' ) );
add_action(
	'manage_posts_custom_column',
	function ( $column, $post_id ) {
		if ( 'SNAKE' === $column ) {
			echo (int) get_post_meta( $post_id, 'SNAKE', true );
		}
	},
	10,
	2
);`,

	content: `
add_filter( 'the_content', fn( $content ) => is_singular() ? $content . '<p class="SLUG">TITLE</p>' : $content );`,

	field: `
add_action(
	'rest_api_init',
	function () {
		register_rest_field( 'post', 'SNAKE', array( 'get_callback' => fn( $post ) => strlen( $post['slug'] ?? '' ) ) );
	}
);`,

	head: `
add_action( 'wp_head', function () {
	echo '<meta name="SLUG" content="1.2.0">' . "\\n";
} );`,

	header: `
add_filter( 'wp_headers', fn( $headers ) => $headers + array( 'X-Acme-Page-Speed' => '1.2.0' ) );`,

	page: `
add_action(
	'admin_menu',
	function () {
		add_options_page( 'TITLE', 'TITLE', 'manage_options', 'SLUG', function () {
			echo '<div class="wrap"><h1>TITLE</h1></div>';
		} );
	}
);`,

	route: `
add_action(
	'rest_api_init',
	function () {
		register_rest_route(
			'SLUG/v1',
			'/status',
			array(
				'methods'             => 'GET',
				'permission_callback' => '__return_true',
				'callback'            => fn() => array( 'ready' => true ),
			)
		);
	}
);`,

	script: `
add_action(
	'admin_enqueue_scripts',
	function () {
		wp_register_script( 'SLUG', false, array(), '1.2.0', true );
		wp_enqueue_script( 'SLUG' );
		wp_add_inline_script( 'SLUG', 'window.SNAKE = { version: "1.2.0" };' );
	}
);`,

	shortcode: `
add_shortcode( 'SNAKE', fn() => '<div class="SLUG"></div>' );`,

	taxonomy: `
add_action(
	'init',
	function () {
		register_taxonomy( substr( 'SNAKE', 0, 32 ), 'post', array( 'label' => 'TITLE', 'show_in_rest' => true ) );
	}
);`,

	type: `
add_action(
	'init',
	function () {
		register_post_type( substr( 'SNAKE', 0, 20 ), array( 'label' => 'TITLE', 'show_ui' => true ) );
	}
);`,
};

const notice = `
add_action(
	'admin_notices',
	function () {
		echo '<div class="notice notice-info"><p>TITLE: <a href="#">have a look at what is new</a>.</p></div>';
	}
);`;

/** What a plugin of these does, in PHP without the opening tag. */
export function featureCode(does: Feature, slug: string, title: string, withNotice: boolean): string {
	return (code[does] + (withNotice ? `\n${notice}` : ''))
		.replaceAll('SLUG', slug)
		.replaceAll('SNAKE', slug.replaceAll('-', '_'))
		.replaceAll('TITLE', title);
}
