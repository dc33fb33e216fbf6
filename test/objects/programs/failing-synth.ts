import { App, Chart } from 'cdk8s';
import { VirtualService } from '../../../imports/istio';

/** A user's program whose synth fails; its argument says what else it does. */
const [mode, outdir] = process.argv.slice(2);
const app = new App(outdir === undefined ? {} : { outdir });
new VirtualService(new Chart(app, 'shop'), 'web', {
  spec: { hosts: 5, http: [{ route: [{ destination: { host: 'web' } }] }] },
} as never);

if (mode === 'listens')
  process.on('uncaughtException', (error) => process.stdout.write(`listener got ${error.name}\n`));
if (mode === 'catches' || mode === 'fails-later') {
  try {
    app.synth();
  } catch (error) {
    process.stdout.write(`caught ${(error as Error).name}\n`);
  }
  if (mode === 'fails-later') throw new Error('something else');
  setTimeout(() => process.stdout.write(`${process.listenerCount('uncaughtException')} listeners are left\n`), 20);
} else {
  app.synth();
}
