import { visible } from '../../../exchange/visible.ts';
import type { Failure } from '../../../isolation/session/failure.ts';

/** `POST /wp/v2/posts/1  409 save_conflict` */
export function FailureName({ failure: { code, status, title } }: { failure: Failure }) {
	return (
		<>
			{visible(title, 200)}{' '}
			<span class="isolate-status">
				{status > 0 && status} {visible(code, 100)}
			</span>
		</>
	);
}
