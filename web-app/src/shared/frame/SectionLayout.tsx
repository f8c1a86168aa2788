import { useEffect, useRef, type ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { Section } from '../route';
import { useSession } from '../session';
import { useLanguage, useTexts } from '../texts';
import classes from './Frame.module.css';
import { useAccess, useNavigation } from './navigation';
import { texts } from './texts';

/** The pages of a section, with its menu at the side, or above them on a phone. */
export function SectionLayout({ section, children }: { section: Section; children: ReactNode }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const menu = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const { isAdmin } = useSession();
  const accessOf = useAccess();
  const items = useNavigation(section).filter(({ path }) => isAdmin || section === 'admin' || accessOf(path) !== 'admin');
  // On a phone, the menu is a line that scrolls.
  useEffect(() => {
    menu.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  return (
    <div className={classes.section}>
      <nav ref={menu} className={classes.side} aria-label={t.section}>
        <ul>
          {items.map(({ path, label }) => (
            <li key={path}>
              <NavLink to={path} end className={classes.link}>
                {label(language)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.content}>{children}</div>
    </div>
  );
}
