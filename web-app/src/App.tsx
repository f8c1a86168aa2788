import { MantineProvider } from '@mantine/core';
import { TrackingProvider } from '@onelastai/web-sdk/react';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { navigation, routes } from './router';
import { FeedbackHost } from './shared/feedback';
import { SiteContext } from './shared/frame';
import { useSession } from './shared/session';
import { chooseLanguage, LanguageContext } from './shared/texts';
import { cssVariables, theme } from './shared/theme';

const site = { routes, navigation };

/** Everything that a page stands on; tests put their own page in it. */
export function App({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <TrackingProvider>
      <QueryClientProvider client={queries}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
          <SiteContext value={site}>
            <InTheUsersLanguage>
              {children}
              <FeedbackHost />
            </InTheUsersLanguage>
          </SiteContext>
        </MantineProvider>
      </QueryClientProvider>
    </TrackingProvider>
  );
}

function InTheUsersLanguage({ children }: { children: ReactNode }) {
  const { user } = useSession();
  const language = chooseLanguage([user?.preferences?.language, ...navigator.languages]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
