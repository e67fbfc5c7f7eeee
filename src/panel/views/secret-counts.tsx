import { formatNumber } from '../format.ts';
import { useHost } from '../panel-context.ts';
import { Fact } from '../parts/fact.tsx';
import type { SecretCount } from '../state/secrets-in.ts';

/** How many secrets there are, by kinds; nothing where there are none. */
export function SecretCounts({ secrets }: { secrets: readonly SecretCount[] }) {
	const { language } = useHost();
	if (secrets.length === 0) return null;
	return (
		<table class="facts">
			<tbody>
				{secrets.map(({ count, words }) => (
					<Fact key={words} name={words}>
						{formatNumber(count, language)}
					</Fact>
				))}
			</tbody>
		</table>
	);
}
