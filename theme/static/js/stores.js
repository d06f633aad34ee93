// The app's store buttons: a telephone's own store comes first. As served Apple's does, so that only the other kind needs a move;
// whoever has no script sees both all the same.

if (/Android/.test(navigator.userAgent)) {
  for (const link of document.querySelectorAll('[data-store="google"]')) {
    const item = link.closest('li');
    if (item) item.parentElement?.prepend(item);
  }
}
