// ELK's own worker script: in a worker it listens for messages by itself.
import 'elkjs/lib/elk-worker.min.js';
