import {
  createTheme,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core';

/** Colours come from `tokens.css`; Mantine only needs to know that the names exist. */
const fromTokens = (name: string): MantineColorsTuple => {
  const fill = `var(--mantine-color-${name}-filled)`;
  return [fill, fill, fill, fill, fill, fill, fill, fill, fill, fill];
};

/** Kept where `before-paint.js` reads it. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'surety.theme' });

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: fromTokens('accent'), danger: fromTokens('danger') },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 3 } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    // Locking the scroll injects a style element, which the content security policy forbids.
    Modal: {
      defaultProps: { lockScroll: false, centered: false, transitionProps: { duration: 0 } },
    },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 0 } } },
    Menu: {
      defaultProps: {
        position: 'bottom-end',
        transitionProps: { duration: 0 },
        offset: 4,
        // An empty element with the focus is no child that a menu may have.
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { transitionProps: { duration: 0 }, offset: 4, shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 0 } } },
  },
});
