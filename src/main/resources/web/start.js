// Everything that would speak to another host is off; the content security policy forbids it besides.
Scalar.createApiReference('#reference', {
  url: '/openapi.yaml',
  baseServerURL: window.location.origin,
  theme: 'default',
  layout: 'modern',
  telemetry: false,
  withDefaultFonts: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  documentDownloadType: 'direct',
  showOperationId: true,
  defaultOpenAllTags: true,
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
  authentication: { preferredSecurityScheme: 'bearer' },
  customCss: `:root {
    --scalar-font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
    --scalar-font-code: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
  }
  .light-mode { --scalar-color-accent: #0f766e; }
  .dark-mode { --scalar-color-accent: #5eead4; }`,
});
