import { withoutCredentials } from './credentials.js';
import { eventItem, type Item } from './items.js';

const FILE =
  /\.(?:7z|apk|avi|csv|deb|dmg|docx?|epub|exe|gz|iso|jar|mkv|mov|mp[34]|msi|pdf|pptx?|rar|rpm|tar|tgz|txt|wav|xlsx?|xz|zip)$/i;

/** Reports clicks on links to other sites or to files, without the query of the URL. */
export function watchLinks(send: (item: Item) => void, signal: AbortSignal): void {
  const onClick = (click: MouseEvent): void => {
    const target = click.composedPath()[0];
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    // The right button opens a menu, the middle one a tab.
    if (!link || click.button > 1 || !/^https?:$/.test(link.protocol)) return;
    const url = withoutCredentials(link.origin + link.pathname);
    if (link.hasAttribute('download') || FILE.test(link.pathname)) {
      send(eventItem('link', 'download', { url }));
    } else if (link.host !== location.host) {
      send(eventItem('link', 'outbound', { url }));
    }
  };
  for (const type of ['click', 'auxclick'] as const) {
    document.addEventListener(type, onClick, { capture: true, signal });
  }
}
