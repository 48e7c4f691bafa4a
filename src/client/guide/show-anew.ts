/** Shows what follows from the answers as the server sees it now: how far each step is, and the cases most like the plan. */
export async function showAnew(): Promise<void> {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const old of document.querySelectorAll('#like, [data-fresh]')) {
    const now = fresh.getElementById(old.id);
    if (now) old.replaceWith(document.adoptNode(now));
  }
}
