const ADDRESS = /url\("?([^")]+)"?\)/;

/** The style sheet of the fonts that this page has loaded, with the fonts in it: a picture can fetch nothing. */
export async function fontsInPicture(): Promise<string> {
  const loaded = new Set(performance.getEntriesByType('resource').map(({ name }) => name));
  const faces = [...document.styleSheets].flatMap((sheet) => facesOf(sheet.cssRules, sheet.href ?? document.baseURI));
  const inlined = faces
    .filter(({ address }) => loaded.has(address))
    .map(async ({ text, address }) => text.replace(ADDRESS, `url("${await dataOf(address)}")`));
  return (await Promise.all(inlined)).join('\n');
}

type Face = { readonly text: string; readonly address: string };

/** The fonts of some rules, also of those in layers; `base` is where their addresses begin. */
function facesOf(rules: CSSRuleList, base: string): readonly Face[] {
  return [...rules].flatMap((rule): readonly Face[] => {
    if (rule instanceof CSSGroupingRule) return facesOf(rule.cssRules, base);
    const address = rule instanceof CSSFontFaceRule ? ADDRESS.exec(rule.cssText)?.[1] : undefined;
    return address === undefined ? [] : [{ text: rule.cssText, address: new URL(address, base).href }];
  });
}

async function dataOf(address: string): Promise<string> {
  const font = await (await fetch(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(font);
  });
}
