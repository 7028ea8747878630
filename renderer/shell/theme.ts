import { theme as antd, type ThemeConfig } from 'antd'

/** The two sides of every picture: the college is indigo, the enterprise is walnut. The same values stand in theme.css. */
const light = { paper: '#FBFAF7', surface: '#FFFFFF', line: '#E6E3DC', ink: '#1F2328', quiet: '#5B636B', college: '#2B4C7E', refusal: '#B3261E', warning: '#8A6100', good: '#1E6B3A' }
const dark = { paper: '#16181C', surface: '#1E2126', line: '#2E3238', ink: '#E8E6E1', quiet: '#A3A9B0', college: '#8FB0E0', refusal: '#F2A19B', warning: '#E3BF6B', good: '#8CCFA3' }


/** antd's tokens from ours. Without motion a dialog that closes is gone at once: it would wait for the end of a motion that theme.css stops. */
export function themeConfig(mode: 'light' | 'dark', motion: boolean): ThemeConfig {
  const c = mode === 'light' ? light : dark
  return {
    algorithm: mode === 'light' ? antd.defaultAlgorithm : antd.darkAlgorithm,
    token: {
      colorPrimary: c.college,
      colorInfo: c.college,
      colorLink: c.college,
      colorError: c.refusal,
      colorWarning: c.warning,
      colorSuccess: c.good,
      colorBgBase: c.surface,
      colorTextBase: c.ink,
      colorBgLayout: c.paper,
      colorBgContainer: c.surface,
      colorBgElevated: c.surface,
      colorText: c.ink,
      colorTextSecondary: c.quiet,
      colorTextTertiary: c.quiet,
      colorTextDescription: c.quiet,
      colorTextPlaceholder: mode === 'light' ? '#6B7280' : '#9AA1A9',
      colorBorder: mode === 'light' ? '#CFCBC1' : '#454B53',
      colorBorderSecondary: c.line,
      colorSplit: c.line,
      colorTextLightSolid: mode === 'light' ? '#FFFFFF' : '#16181C',
      fontFamily: 'var(--font)',
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 32,
      motion,
      motionDurationFast: '0.06s',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.12s',
      boxShadow: '0 4px 16px rgba(0,0,0,0.12)',
      boxShadowSecondary: '0 4px 16px rgba(0,0,0,0.12)',
    },
    components: {
      Table: { cellPaddingBlockSM: 5, cellFontSizeSM: 13, headerSplitColor: 'transparent', headerBg: c.paper, headerColor: c.quiet, rowHoverBg: c.paper },
      Menu: { itemBg: 'transparent', itemSelectedBg: mode === 'light' ? '#E9EDF4' : '#283243', itemHeight: 32 },
      Button: { primaryShadow: 'none', defaultShadow: 'none' },
    },
  }
}
