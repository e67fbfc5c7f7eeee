/** The name of the product is not translated. */
export const PANEL_TITLE = 'Concord';

/** Firefox resolves these two against the calling page, Chrome against the extension: a leading slash suits both. */
export const PANEL_ICON = '/icons/icon-16.png';
export const PANEL_PAGE = '/src/panel/panel.html';
