import { Anchor, Box, Burger, Container, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Link, NavLink, ScrollRestoration, useLocation } from 'react-router';
import { ConsentBanner, ConsentButton } from '../consent';
import { useRouteTitleInTab } from '../page';
import { useLanguage, useTexts } from '../texts';
import { AccountMenu } from './AccountMenu';
import { Brand } from './Brand';
import { ColorSchemeButton } from './ColorSchemeButton';
import classes from './Frame.module.css';
import { useNavigation } from './navigation';
import { texts } from './texts';

const PhoneMenu = lazy(() => import('./PhoneMenu'));

/** What surrounds every page. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useTexts(texts);
  useRouteTitleInTab();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        {t.skip}
      </a>
      <Header />
      <ConsentBanner />
      <main id="main" className={classes.main} tabIndex={-1}>
        {children}
      </main>
      <Footer />
      <ScrollRestoration />
    </div>
  );
}

function Header() {
  const t = useTexts(texts);
  const language = useLanguage();
  const items = useNavigation('header');
  const [isOpen, menu] = useDisclosure(false);
  const { pathname } = useLocation();
  const { close } = menu;
  useEffect(close, [pathname, close]);

  const links = items.map(({ path, label }) => (
    <NavLink key={path} to={path} className={classes.link}>
      {label(language)}
    </NavLink>
  ));
  return (
    <header className={classes.header}>
      <Container size={1320} className={classes.bar}>
        {items.length > 0 && (
          <Burger hiddenFrom="sm" size="sm" opened={isOpen} onClick={menu.toggle} aria-label={t.menu} />
        )}
        <Link to="/" className={classes.brand} aria-label={t.home}>
          <Brand />
        </Link>
        <Group component="nav" gap={4} ml="md" visibleFrom="sm" aria-label={t.main}>
          {links}
        </Group>
        <Box flex={1} />
        <ColorSchemeButton />
        <AccountMenu />
      </Container>
      {isOpen && (
        <Suspense>
          <PhoneMenu onClose={close}>{links}</PhoneMenu>
        </Suspense>
      )}
    </header>
  );
}

function Footer() {
  const t = useTexts(texts);
  const language = useLanguage();
  const items = useNavigation('footer');
  return (
    <footer className={classes.footer}>
      <Container size={1320}>
        <Group justify="space-between" gap="md">
          <Text c="dimmed" size="sm">
            OneLastAI. {t.tagline}
          </Text>
          <nav aria-label={t.footer}>
            <ul>
              {items.map(({ path, label }) => (
                <li key={path}>
                  <Anchor component={Link} to={path} size="sm">
                    {label(language)}
                  </Anchor>
                </li>
              ))}
              <li>
                <ConsentButton />
              </li>
              <li>
                <Anchor href="/api/docs" size="sm">
                  {t.api}
                </Anchor>
              </li>
            </ul>
          </nav>
        </Group>
      </Container>
    </footer>
  );
}
