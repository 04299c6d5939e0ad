// Runs in every realm before the function's own code: gives it Segment's globals, takes away what
// cannot be bounded, and answers an object with which the host drives it.
//
// What the host gets back from start() and take() is null while a promise is pending, else the
// event as JSON, or a text whose first character says what happened (see Answer.java) and whose
// rest is the error, followed by U+0000 and what was written to the console.
(function (host, settingsText) {
  'use strict';

  const global = globalThis;
  const { parse, stringify } = JSON;
  const { apply, ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const { freeze, getPrototypeOf } = Object;
  const isArray = Array.isArray;
  const then = Promise.prototype.then;
  const resolved = Promise.resolve.bind(Promise);
  const text = String;
  const LONGEST_TEXT = 2000000;
  const LONGEST_MESSAGE = 1000;
  const LONGEST_CONSOLE = 4096;

  // ---- what cannot be stopped once it runs is refused before it starts ------------------------

  const replace = (owner, name, make) => {
    const original = owner[name];
    const replacement = { [name](...args) { return make(original, this, args); } }[name];
    defineProperty(owner, name, { value: replacement, writable: true, configurable: true });
  };
  const string = String.prototype;
  const cut = string.slice;
  const SEARCH_BUDGET = 1e8;
  const PIECE = 1024;

  const searchable = (original, self, args) => {
    const needle = args[0];
    if (typeof needle === 'string' && needle.length > PIECE && needle.length * text(self).length > SEARCH_BUDGET) {
      throw new RangeError('The text to search for is too long');
    }
    return apply(original, self, args);
  };
  for (const name of ['indexOf', 'lastIndexOf', 'includes', 'split', 'replace']) {
    replace(string, name, searchable);
  }
  replace(string, 'replaceAll', (original, self, args) => {
    if (typeof self === 'string' && typeof args[0] === 'string' && typeof args[1] === 'string') {
      const most = self.length / (args[0].length || 1) + 1;
      if (most * args[1].length > LONGEST_TEXT) {
        throw new RangeError('The replaced text may be too long');
      }
    }
    return searchable(original, self, args);
  });
  // Letters that become two or three in capitals: for each of them Java copies the whole text once
  // more, so a text with them is taken in small pieces.
  const EXPANDING = /[\u00df\u0149\u01f0\u0390\u03b0\u0587\u1e96-\u1e9a\u1f50-\u1fff\ufb00-\ufb17]/;
  const search = RegExp.prototype.exec;
  const EXPANDING_PIECE = 32;
  const capitals = (original, self, args) => {
    if (typeof self !== 'string' || self.length <= PIECE || apply(search, EXPANDING, [self]) === null) {
      return apply(original, self, args);
    }
    let all = '';
    for (let from = 0; from < self.length;) {
      let to = from + EXPANDING_PIECE;
      const last = self.charCodeAt(to - 1);
      to += last >= 0xd800 && last < 0xdc00 ? 1 : 0;
      all += apply(original, apply(cut, self, [from, to]), args);
      from = to;
    }
    return all;
  };
  replace(string, 'toUpperCase', capitals);
  replace(string, 'toLocaleUpperCase', capitals);

  const MOST_ITEMS = 1000000;
  const bounded = (original, self, args) => {
    if (self !== null && self !== undefined && self.length > MOST_ITEMS) {
      throw new RangeError('The list is too long');
    }
    return apply(original, self, args);
  };
  for (const name of ['slice', 'indexOf', 'lastIndexOf', 'shift', 'unshift', 'splice', 'sort',
    'reduce', 'reduceRight', 'map', 'toSorted', 'toReversed', 'toSpliced', 'with', 'fill']) {
    replace(Array.prototype, name, bounded);
  }
  replace(Array, 'from', (original, self, args) => {
    if (args[0] !== null && args[0] !== undefined && args[0].length > MOST_ITEMS) {
      throw new RangeError('The list is too long');
    }
    return apply(original, self, args);
  });

  // ---- Segment's globals ----------------------------------------------------------------------

  const provide = (name, value) =>
    defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });

  const errorType = (name) => {
    const type = { [name]: class extends Error {} }[name];
    defineProperty(type.prototype, 'name', { value: name, writable: true, configurable: true });
    provide(name, type);
    return type;
  };
  const kinds = [
    ['U', errorType('EventNotSupported')],
    ['I', errorType('InvalidEventPayload')],
    ['I', errorType('ValidationError')],
    ['R', errorType('RetryError')],
    ['D', errorType('DropEvent')],
  ];

  let lines = '';
  const write = (...values) => {
    if (lines.length >= LONGEST_CONSOLE) return;
    let line = '';
    for (let i = 0; i < values.length && line.length < LONGEST_CONSOLE; i++) {
      line += (i ? ' ' : '') + shown(values[i]);
    }
    lines = apply(cut, lines + line + '\n', [0, LONGEST_CONSOLE]);
  };
  const shown = (value) => {
    try {
      return typeof value === 'object' && value !== null && !(value instanceof Error)
        ? text(stringify(value))
        : text(value);
    } catch {
      return '[cannot be shown]';
    }
  };
  provide('console', freeze({ log: write, info: write, warn: write, error: write, debug: write, trace: write }));

  provide('setTimeout', (callback, delay, ...args) => {
    if (typeof callback !== 'function') throw new TypeError('setTimeout needs a function');
    const id = host.timer(+delay || 0, () => apply(callback, undefined, args));
    if (id < 0) throw new RangeError('Too many timers');
    return id;
  });
  provide('clearTimeout', (id) => { host.cancelTimer(+id || 0); });

  const digester = (algorithm, key) => {
    let data = '';
    return {
      update(more) { data += text(more); return this; },
      digest(encoding = 'hex') {
        const sum = host.digest(text(algorithm), key, data, text(encoding));
        if (sum === null) throw new TypeError('crypto knows md5, sha1, sha256, sha384, sha512 as hex, base64 or base64url');
        return sum;
      },
    };
  };
  provide('crypto', freeze({
    createHash: (algorithm) => digester(algorithm, null),
    createHmac: (algorithm, key) => digester(algorithm, text(key)),
    randomUUID: () => host.uuid(),
  }));
  const base64 = (direction) => (value) => {
    const result = host.base64(direction, text(value));
    if (result === null) throw new TypeError('The text is not valid here');
    return result;
  };
  provide('btoa', base64('encode'));
  provide('atob', base64('decode'));

  const cached = new Map();
  const MOST_CACHED = 1000;
  const now = Date.now;
  provide('cache', freeze({
    async load(key, ttl, make) {
      const hit = cached.get(key);
      if (hit && (hit.until < 0 || now() < hit.until)) return hit.value;
      const value = await make();
      if (cached.size >= MOST_CACHED) cached.clear();
      cached.set(key, { value, until: ttl === undefined || ttl < 0 ? -1 : now() + ttl });
      return value;
    },
    delete(key) { cached.delete(key); },
  }));

  const response = (answer) => {
    const headers = answer.headers;
    const get = (name) => {
      const value = headers[text(name).toLowerCase()];
      return value === undefined ? null : value;
    };
    return {
      ok: answer.status >= 200 && answer.status < 300,
      status: answer.status,
      statusText: answer.statusText,
      url: answer.url,
      redirected: answer.redirected,
      headers: { get, has: (name) => get(name) !== null },
      text: async () => answer.body,
      json: async () => parse(answer.body),
    };
  };
  provide('fetch', (url, options = {}) => new Promise((accept, refuse) => {
    const headers = {};
    const given = options.headers || {};
    for (const [name, value] of isArray(given) || given instanceof Map ? given : Object.entries(given)) {
      headers[text(name)] = text(value);
    }
    const body = options.body === undefined || options.body === null ? null : text(options.body);
    host.fetch(text(url), text(options.method || 'GET').toUpperCase(), stringify(headers), body,
      (answer) => accept(response(parse(answer))),
      (message) => refuse(new TypeError(message)));
  }));

  for (const name of ['_', 'moment', 'jsonwebtoken', 'uuidv5', 'xml', 'xml2js', 'zlib', 'https',
    'FormData', 'AWS', 'google', 'OAuth', 'stripe', 'twilio', 'sendgrid', 'jsforce', 'hubspotlib',
    'mailchimplib', 'nodemailjet', 'skyflowlib', 'libphonenumberjslib', 'fetchretrylib', 'winstonlib',
    'require']) {
    defineProperty(global, name, {
      get() { throw new ReferenceError(name + ' is not available to insert functions here; use plain JavaScript, crypto, cache or fetch'); },
      set(value) { provide(name, value); },
      configurable: true,
    });
  }

  // ---- nothing that one event does to a prototype reaches the next ----------------------------

  const intrinsics = new Set();
  const collect = (value) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return;
    if (value === global || intrinsics.has(value)) return;
    intrinsics.add(value);
    collect(getPrototypeOf(value));
    for (const key of ownKeys(value)) {
      const property = getOwnPropertyDescriptor(value, key);
      collect(property.value);
      collect(property.get);
      collect(property.set);
    }
  };
  const builtIns = new Map();
  for (const key of ownKeys(global)) {
    const { value } = getOwnPropertyDescriptor(global, key);
    collect(value);
    if (typeof value === 'function' || (typeof value === 'object' && value !== global)) builtIns.set(key, value);
  }
  [async () => {}, function* () {}, async function* () {}, [][Symbol.iterator](), ''[Symbol.iterator](),
    new Map()[Symbol.iterator](), new Set()[Symbol.iterator](), /a/[Symbol.matchAll]('')].forEach(collect);

  // A frozen property of a prototype could no longer be set on the objects below it, as in
  // `this.name = ...` of an error class; an accessor that defines it there keeps that working.
  const settableBelow = (owner) => {
    for (const key of ownKeys(owner)) {
      const { value, writable, configurable, enumerable } = getOwnPropertyDescriptor(owner, key);
      if (!writable || !configurable) continue;
      defineProperty(owner, key, {
        get() { return value; },
        set(next) {
          if (this === owner) throw new TypeError('Cannot assign to ' + text(key) + ' of a built-in');
          defineProperty(this, key, { value: next, writable: true, enumerable: true, configurable: true });
        },
        enumerable,
        configurable: false,
      });
    }
  };
  const freezeIntrinsics = () => {
    [Object.prototype, Function.prototype, Error.prototype, EvalError.prototype, RangeError.prototype,
      ReferenceError.prototype, SyntaxError.prototype, TypeError.prototype, URIError.prototype]
      .concat(kinds.map((kind) => kind[1].prototype))
      .forEach(settableBelow);
    intrinsics.forEach(freeze);
    builtIns.forEach((value, key) => {
      const property = getOwnPropertyDescriptor(global, key);
      if (property && property.configurable && property.value === value) {
        defineProperty(global, key, { value, writable: false, configurable: false });
      }
    });
  };

  // ---- the host's side ------------------------------------------------------------------------

  const deepFreeze = (value) => {
    if (value !== null && typeof value === 'object') {
      ownKeys(value).forEach((key) => deepFreeze(value[key]));
      freeze(value);
    }
    return value;
  };
  const settings = deepFreeze(parse(settingsText));
  let handlers = {};
  let answer = null;
  let turn = 0;

  const failed = (error) => {
    let message = '[an error that cannot be shown]';
    let kind = 'E';
    try {
      message = error instanceof Error ? text(error.name) + ': ' + text(error.message) : shown(error);
      if (error instanceof RangeError && message.includes('call stack')) kind = 'S';
      for (const [letter, type] of kinds) {
        if (error instanceof type) {
          kind = letter;
          message = text(error.message);
        }
      }
    } catch { /* the text above is the answer */ }
    return kind + apply(cut, message, [0, LONGEST_MESSAGE]) + '\u0000' + lines;
  };
  const isEvent = (value) => typeof value === 'object' && value !== null && !isArray(value);
  const returned = (value, batch) => {
    if (batch && isArray(value) && value.length === 0) return 'DThe batch came back without the event\u0000' + lines;
    const event = batch && isArray(value) && value.length === 1 ? value[0] : batch ? undefined : value;
    if (!isEvent(event)) {
      return 'N' + (value === undefined
        ? 'The handler returned nothing; end it with `return event`'
        : 'The handler must return ' + (batch ? 'a list with the one event' : 'one event') + ', but it returned ' + typeof value)
        + '\u0000' + lines;
    }
    const json = stringify(event);
    return typeof json === 'string' && json[0] === '{' ? json : 'NThe event cannot be written as JSON\u0000' + lines;
  };
  const settled = (value, batch) => {
    try {
      return returned(value, batch);
    } catch (error) {
      return failed(error);
    }
  };

  return {
    // After the function's code has run: its handlers by name.
    ready(found) {
      handlers = found;
      freezeIntrinsics();
    },
    start(name, json) {
      answer = null;
      lines = '';
      const mine = ++turn;
      const batch = handlers[name] === undefined;
      const handler = batch ? handlers.onBatch : handlers[name];
      if (handler === undefined) return 'M';
      try {
        const event = parse(json);
        const result = handler(batch ? [event] : event, settings);
        if (result === null || typeof result !== 'object' || typeof result.then !== 'function') {
          return returned(result, batch);
        }
        apply(then, resolved(result), [
          (value) => { if (mine === turn) answer = settled(value, batch); },
          (error) => { if (mine === turn) answer = failed(error); },
        ]);
        return null;
      } catch (error) {
        return failed(error);
      }
    },
    take() { return answer; },
    console() { return lines; },
  };
})
