/**
 * The script of an exported article, which lies in its folder. It loads the elements from the folder beside it: as a module with
 * parts, or in a page that is itself a file, where browsers load no modules, as one script.
 */
const marked = globalThis as { featurescopeIsLoading?: boolean };
const { currentScript } = document;

if (currentScript instanceof HTMLScriptElement && marked.featurescopeIsLoading !== true) {
  marked.featurescopeIsLoading = true;
  if (location.protocol === 'file:') {
    document.head.append(
      Object.assign(document.createElement('script'), { src: new URL('embed/embed-file.js', currentScript.src).href }),
    );
  } else {
    void import(/* @vite-ignore */ new URL('embed/embed.js', currentScript.src).href);
  }
}
