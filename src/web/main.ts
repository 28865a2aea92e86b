/** Starts the page. */
import './elements/fihrist-app.ts';
