import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Deep water: the one accent. */
const sea: MantineColorsTuple = [
  '#ecf8f6', '#d5eeea', '#aadcd5', '#7cc9bf', '#56b8ac', '#37a496', '#1d8a7e', '#0b6b63', '#08564f', '#05413c',
];

/** Paper and ink, a little warm. */
const gray: MantineColorsTuple = [
  '#faf9f6', '#f3f1ec', '#e8e5de', '#d9d5cc', '#c3beb3', '#a09b90', '#78746b', '#57534c', '#3b3833', '#24221f',
];

const dark: MantineColorsTuple = [
  '#e6e9ec', '#c5cbd1', '#a3acb5', '#7d8893', '#4c5662', '#38414b', '#283039', '#1c232a', '#151b21', '#0f1418',
];

export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: 7,
  colors: { sea, gray, dark },
  black: '#1d2226',
  fontFamily: "Figtree, 'Figtree fallback', system-ui, sans-serif",
  headings: {
    fontFamily: "Figtree, 'Figtree fallback', system-ui, sans-serif",
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'clamp(1.75rem, 1.35rem + 1.6vw, 2.5rem)', lineHeight: '1.15' },
      h2: { fontSize: '1.5rem', lineHeight: '1.25' },
      h3: { fontSize: '1.2rem', lineHeight: '1.3' },
      h4: { fontSize: '1.05rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '16px', xl: '24px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // Initials in the other colours are too pale on their own light colour.
    Avatar: { defaultProps: { allowedInitialsColors: ['blue', 'cyan', 'indigo', 'violet', 'grape', 'pink'] } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 600 } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Alert: { defaultProps: { radius: 'md' } },
    Button: { defaultProps: { fw: 600 } },
    Card: { defaultProps: { withBorder: true, radius: 'lg', padding: 'lg' } },
    // The page has a banner already, for which a header is taken.
    Drawer: {
      defaultProps: { attributes: { header: { role: 'none' } } },
      styles: { title: { fontSize: '1.2rem', fontWeight: 650 } },
    },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.5, blur: 3 },
        attributes: { header: { role: 'none' } },
      },
      styles: { title: { fontSize: '1.2rem', fontWeight: 650 } },
    },
    Table: { defaultProps: { verticalSpacing: 'sm' } },
  },
});

/** Mantine's own choices are too faint for WCAG AA, or too loud for these colours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfaf7',
    '--mantine-color-dimmed': '#625e56',
    '--mantine-color-placeholder': '#736f66',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#0b6b63',
    '--mantine-color-red-outline': '#b3261e',
    '--mantine-color-red-light-color': '#9b1c1c',
    '--mantine-color-orange-light-color': '#8a3a00',
    '--app-focus': '#0b6b63',
    '--app-surface': '#ffffff',
    '--app-raised': '#f3f1ec',
    '--app-line': '#e4e0d8',
    '--app-glow': 'rgb(86 184 172 / 16%)',
    '--app-warm': '#9a5b00',
    '--app-code-keyword': '#862e9c',
    '--app-code-name': '#1864ab',
  },
  dark: {
    '--mantine-color-body': '#12171c',
    '--mantine-color-dimmed': '#a3acb5',
    '--mantine-color-placeholder': '#929ca6',
    '--mantine-color-error': '#ff9c92',
    '--mantine-color-anchor': '#7cc9bf',
    '--mantine-color-red-outline': '#ff9c92',
    '--mantine-color-sea-filled': '#147a6f',
    '--mantine-color-sea-filled-hover': '#12695f',
    '--mantine-color-sea-light': 'rgb(86 184 172 / 16%)',
    '--mantine-color-sea-light-hover': 'rgb(86 184 172 / 24%)',
    '--mantine-color-sea-light-color': '#9bd8cf',
    '--mantine-color-sea-outline': '#7cc9bf',
    '--app-focus': '#7cc9bf',
    '--app-surface': '#1a2027',
    '--app-raised': '#20272f',
    '--app-line': '#2c353f',
    '--app-glow': 'rgb(86 184 172 / 10%)',
    '--app-warm': '#f5b45a',
    '--app-code-keyword': '#e599f7',
    '--app-code-name': '#74c0fc',
  },
});
