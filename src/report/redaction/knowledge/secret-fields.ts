import type { Gate } from '../gates.ts';
import type { SecretClass } from '../secret-classes.ts';

export interface SecretFieldRow {
	/** In small letters with `_` between words (`billingEmail` is `billing_email`); exact, or with a `*` at one end. */
	readonly field: string;
	readonly kind: SecretClass;
	readonly gate: Gate;
	/** Only among other things about a person (`person-places`), or only in what is sent: elsewhere it is another thing. */
	readonly only?: 'person' | 'request';
	readonly source: string;
}

const of = (
	kind: SecretClass,
	gate: Gate,
	source: string,
	fields: readonly string[],
	more: Pick<SecretFieldRow, 'only'> = {},
): readonly SecretFieldRow[] => fields.map(field => ({ field, kind, gate, source, ...more }));

const CORE = 'WordPress 7.1.1 forms and REST API';
const WOO = 'WooCommerce 10.5.2 forms and REST API';
const OAUTH = 'RFC 5849, RFC 6749, RFC 7521';
const COMMON = 'common name';

/** Fields whose value is secret because of what lets somebody in. Nonces have a table of their own (`nonce-carriers`). */
const CREDENTIALS: readonly SecretFieldRow[] = [
	...of('password', 'typed', CORE, ['pwd', 'pass1', 'pass2', 'pass1_text', 'user_pass', 'user_password']),
	...of('password', 'typed', CORE, ['password', '*password', 'post_password', 'ftp_pass', 'dbpass']),
	...of('password', 'typed', WOO, ['password_1', 'password_2', 'password_current', 'account_password']),
	...of('password', 'typed', COMMON, ['pass', 'passwd', 'passphrase', '*_passwd', '*_pwd', '*_pass']),
	...of('password', 'typed', COMMON, ['password1', 'password2', 'password_confirm', 'password_confirmation']),
	...of('application-password', 'filled', CORE, ['application_password']),
	...of('one-time-code', 'digits', COMMON, ['otp', 'totp', 'authcode', '2fa_*', 'mfa_*', '*_otp']),
	...of('one-time-code', 'digits', 'Two Factor; Wordfence Login Security', ['two_factor_*', 'wfls_token']),
	...of('reset-key', 'key', CORE, [
		'rp_key',
		'reset_key',
		'activation_key',
		'user_activation_key',
		'confirm_key',
	]),
	...of('authorization', 'filled', COMMON, ['authorization', 'http_authorization', 'php_auth_pw']),
	...of('api-key', 'filled', COMMON, [
		'api_key',
		'apikey',
		'*_api_key',
		'*_apikey',
		'license_key',
		'*_license_key',
	]),
	...of('api-key', 'filled', COMMON, ['licence_key', 'purchase_code', '*_secret_key', '*_private_key']),
	...of('api-key', 'filled', WOO, [
		'consumer_key',
		'consumer_secret',
		'oauth_consumer_key',
		'webhook_secret',
	]),
	...of('api-key', 'key', COMMON, ['license']),
	...of('private-key', 'filled', COMMON, ['private_key']),
	...of('token', 'filled', OAUTH, [
		'access_token',
		'refresh_token',
		'id_token',
		'client_secret',
		'code_verifier',
	]),
	...of('token', 'filled', OAUTH, ['oauth_token', 'oauth_signature', 'oauth_verifier', 'oauth_token_secret']),
	...of('token', 'filled', OAUTH, ['assertion', 'client_assertion', 'samlresponse', 'samlrequest']),
	...of('token', 'filled', COMMON, ['token', '*_token', 'secret', '*_secret', 'jwt', 'bearer', 'credential']),
	...of('token', 'filled', COMMON, ['csrf', '_csrf', 'csrf_*', 'xsrf_*']),
	...of('token', 'filled', 'AWS Signature Version 4', ['x_amz_signature', 'x_amz_credential']),
	...of('token', 'filled', CORE, ['customize_messenger_channel']),
	...of('token', 'key', 'reCAPTCHA, hCaptcha, Turnstile', ['*_captcha_response', '*_recaptcha_response']),
	...of('token', 'key', 'reCAPTCHA, hCaptcha, Turnstile', ['cf_turnstile_response']),
	...of('token', 'key', CORE, ['key', 'hash', '*_key', '*_hash', 'action_code']),
	...of('token', 'opaque', OAUTH, ['code', 'state']),
	...of('token', 'key', COMMON, ['auth', 'auth_*', 'signature', 'sig', '*_signature', 'hmac', 'ticket']),
	...of('token', 'key', COMMON, ['nonce_*', 'client_id']),
	...of('cookie', 'filled', 'WordPress 7.1.1, WooCommerce 10.5.2', [
		'wordpress_logged_in_*',
		'wordpress_sec_*',
		'wp_woocommerce_session_*',
	]),
	...of('session', 'filled', COMMON, [
		'session',
		'session_id',
		'sessionid',
		'sid',
		'phpsessid',
		'jsessionid',
	]),
	...of('session', 'filled', COMMON, ['session_key', '*_session', '*_session_id', 'session_token']),
	...of('session', 'filled', WOO, ['cart_token']),
	...of('session', 'key', WOO, ['user_id', 'order_key', 'wc_order_key']),
	...of('session', 'id', WOO, ['customer_id', '*_customer_id', 'customer', 'customer_user']),
	...of('session', 'key', COMMON, ['device_id', 'visitor_id', 'fingerprint', '*_fingerprint', 'cid', 'uid']),
	...of('session', 'key', 'CleanTalk, unverified', ['ct_*']),
];

/** Fields whose value is somebody's own affair. */
const PERSONAL: readonly SecretFieldRow[] = [
	...of('card', 'digits', COMMON, [
		'card_number',
		'cardnumber',
		'*_card_number',
		'cc_number',
		'ccnum',
		'pan',
	]),
	...of('card', 'digits', COMMON, [
		'iban',
		'account_number',
		'routing_number',
		'card_expiry',
		'*_card_expiry',
	]),
	...of('card', 'digits', 'WooCommerce 10.5.2 WC_Payment_Gateway_CC', ['*_card_cvc']),
	...of('card', 'filled', COMMON, ['cvc', 'cvv', 'cvv2', 'card_cvc', 'card_cvv', '*_cvc', '*_cvv']),
	...of('email', 'email', COMMON, ['email', '*_email', 'email_*', 'e_mail', 'mail', '*_email_address']),
	...of('phone', 'digits', COMMON, ['phone', '*_phone', 'phone_*', 'tel', '*_tel', 'telephone', 'mobile']),
	...of('phone', 'digits', COMMON, ['*_mobile', 'mobile_*', 'cell', 'cellphone', 'fax', '*_fax', 'whatsapp']),
	...of('name', 'word', CORE, [
		'first_name',
		'last_name',
		'display_name',
		'displayname',
		'nickname',
		'author_name',
	]),
	...of('name', 'word', CORE, ['comment_author', 'newcomment_author']),
	...of('name', 'word', 'WordPress 7.1.1 wp-comments-post.php', ['author'], { only: 'request' }),
	...of('name', 'word', CORE, ['name'], { only: 'person' }),
	...of('name', 'word', COMMON, [
		'firstname',
		'lastname',
		'fullname',
		'full_name',
		'given_name',
		'family_name',
	]),
	...of('name', 'word', COMMON, ['surname', 'middle_name', 'maiden_name', 'your_name', 'sender_name']),
	...of('name', 'word', COMMON, [
		'*_first_name',
		'*_last_name',
		'*_full_name',
		'recipient_name',
		'customer_name',
	]),
	...of('name', 'word', COMMON, [
		'contact_name',
		'holder_name',
		'cardholder*',
		'card_holder*',
		'name_on_card',
	]),
	...of('name', 'word', 'Easy Digital Downloads, GiveWP', [
		'edd_first',
		'edd_last',
		'give_first',
		'give_last',
	]),
	...of('name', 'word', WOO, ['company', '*_company', 'company_name']),
	...of('user', 'filled', CORE, ['log', 'user_login', 'username', 'user_nicename', 'author_slug']),
	...of('user', 'word', COMMON, [
		'login',
		'user_name',
		'*_username',
		'auth_user',
		'php_auth_user',
		'remote_user',
	]),
	...of('user', 'word', CORE, ['slug'], { only: 'person' }),
	...of('address', 'filled', WOO, [
		'address_1',
		'address_2',
		'*_address_1',
		'*_address_2',
		'postcode',
		'*_postcode',
	]),
	...of('address', 'word', WOO, ['city', '*_city', 'billing_state', 'shipping_state']),
	...of('address', 'word', WOO, ['state'], { only: 'person' }),
	...of('address', 'filled', COMMON, [
		'street',
		'street_*',
		'*_street',
		'zip',
		'zip_code',
		'*_zip',
		'zipcode',
	]),
	...of('address', 'filled', COMMON, ['postal_code', '*_postal_code']),
	// What people write to a shop beside their order: who is to be asked for, and where.
	...of('address', 'filled', WOO, ['order_comments', 'customer_note']),
	...of('address', 'filled', COMMON, [
		'order_notes',
		'delivery_notes',
		'delivery_instructions',
		'gift_message',
	]),
	...of('address', 'word', COMMON, ['address', 'address_line*', '*_address', 'apartment', 'town', 'suburb']),
	...of('address', 'digits', COMMON, [
		'vat_number',
		'*_vat_number',
		'vat_id',
		'ssn',
		'birthday',
		'birthdate',
	]),
	...of('address', 'digits', COMMON, [
		'date_of_birth',
		'dob',
		'latitude',
		'longitude',
		'passport',
		'national_id',
	]),
	...of('address', 'digits', 'Brazilian Market on WooCommerce', ['cpf', '*_cpf', 'cnpj', '*_cnpj']),
	...of('address', 'digits', COMMON, ['tax_number', '*_tax_number', '*_nif']),
	...of('ip', 'ip', CORE, ['ip', '*_ip', 'ip_address', '*_ip_address', 'remote_addr', 'server_addr']),
];

export const SECRET_FIELDS: readonly SecretFieldRow[] = [...CREDENTIALS, ...PERSONAL];
