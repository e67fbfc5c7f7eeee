import type { Suspect } from '../../diagnosis/finding.ts';
import { visible } from '../../exchange/visible.ts';
import type { MessageKey } from '../../words/message.ts';

/** In UTF-16 units. */
const MAX_NAME = 200;

/** What a suspect is called: its slug, which is what people look for in their list of plugins; core has none there. */
export function suspectName({ slug, type }: Pick<Suspect, 'slug' | 'type'>, t: (key: MessageKey) => string) {
	return type === 'core' ? t('component_core') : visible(slug, MAX_NAME);
}
