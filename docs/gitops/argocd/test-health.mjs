// Runs health.lua over testdata and compares with health_test.yaml, in the layout of Argo CD's own
// customizations. Packages come from the folder that NODE_PACKAGES names,
// or from where cluster/install-tools puts them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(`${process.env.NODE_PACKAGES ?? fileURLToPath(new URL('../../../target/cluster-tools/node_modules', import.meta.url))}/`);
const { lua, lauxlib, lualib, to_luastring: text, to_jsstring: string } = require('fengari');
const { parse } = require('yaml');

function push(state, value) {
  if (value === null || value === undefined) lua.lua_pushnil(state);
  else if (typeof value === 'string') lua.lua_pushstring(state, text(value));
  else if (typeof value === 'number') lua.lua_pushnumber(state, value);
  else if (typeof value === 'boolean') lua.lua_pushboolean(state, value);
  else {
    lua.lua_newtable(state);
    for (const [key, one] of Object.entries(value)) {
      push(state, Array.isArray(value) ? Number(key) + 1 : key);
      push(state, one);
      lua.lua_settable(state, -3);
    }
  }
}

function field(state, name) {
  lua.lua_getfield(state, -1, text(name));
  const value = string(lua.lua_tostring(state, -1));
  lua.lua_pop(state, 1);
  return value;
}

function health(script, resource) {
  const state = lauxlib.luaL_newstate();
  lualib.luaL_openlibs(state);
  push(state, resource);
  lua.lua_setglobal(state, text('obj'));
  if (lauxlib.luaL_dostring(state, text(script))) throw new Error(string(lua.lua_tostring(state, -1)));
  return { status: field(state, 'status'), message: field(state, 'message') };
}

const script = readFileSync(`${here}health.lua`, 'utf8');
let failed = 0;
for (const { inputPath, healthStatus } of parse(readFileSync(`${here}health_test.yaml`, 'utf8')).tests) {
  const got = health(script, parse(readFileSync(here + inputPath, 'utf8')));
  if (got.status !== healthStatus.status || got.message !== healthStatus.message) {
    failed++;
    console.error(`${inputPath}: ${JSON.stringify(got)}, expected ${JSON.stringify(healthStatus)}`);
  }
}
const settings = parse(readFileSync(`${here}argocd-cm.yaml`, 'utf8')).data;
if (settings['resource.customizations.health.integrations.kameleoon.com_KameleoonDestination'] !== script) {
  failed++;
  console.error('argocd-cm.yaml holds another script than health.lua');
}
console.log(failed === 0 ? 'All is well.' : `${failed} failed.`);
process.exit(failed === 0 ? 0 : 1);
