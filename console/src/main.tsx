import './theme/mantine.css';
import './theme/tokens.css';
import './theme/base.css';
import './parts/page.css';
import './parts/states.css';
import './parts/forms.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from './api/queries.ts';
import { paths } from './paths.ts';
import { newRouter } from './routes.tsx';
import { colorSchemeManager, theme } from './theme/theme.ts';
import { ReaderProvider } from './words/language.tsx';

const router = newRouter();
const client = newQueryClient(() => {
  const { pathname, href } = router.history.location;
  const next = pathname === paths.home() ? undefined : href;
  if (pathname !== paths.signIn()) router.history.replace(paths.signIn(next));
});

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      // Their values stand in tokens.css; written at run time they would need a style element.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ReaderProvider>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ReaderProvider>
    </MantineProvider>
  </StrictMode>,
);
