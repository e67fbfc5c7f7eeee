import { devtoolsPanelHost } from '../browser/panel-host.ts';
import { mountPanel } from './mount.tsx';

mountPanel(devtoolsPanelHost());
