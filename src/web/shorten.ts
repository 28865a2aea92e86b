/** A query where it stands as a name: in the tab's title and in a heading that is read aloud. */

const LONGEST = 80;

/** At most eighty characters and the sign that there are more, cut between words where there is a place to. */
export function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  const start = characters.slice(0, LONGEST).join('');
  const space = start.search(/\s\S*$/u);
  return `${space > 0 ? start.slice(0, space) : start}…`;
}
