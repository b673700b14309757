/** Takes a URL apart, one without a host too (`postgresql://user@/shop?host=/run/pg`); undefined for what is no URL. */
export function parseUrl(url: string): URL | undefined {
  const whole = url.replace('@/', '@localhost/')
  return URL.canParse(whole) ? new URL(whole) : undefined
}
