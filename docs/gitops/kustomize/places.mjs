// Prints every place of the definition that names a Secret or a ConfigMap, as kustomize writes paths.
// Packages come from the folder that NODE_PACKAGES names,
// or from where cluster/install-tools puts them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { parse } = createRequire(`${process.env.NODE_PACKAGES ?? fileURLToPath(new URL('../../../target/cluster-tools/node_modules', import.meta.url))}/`)('yaml');
const file = new URL('../../../crds/kameleoondestinations.integrations.kameleoon.com.yaml', import.meta.url);

function places(schema, path) {
  if (/SecretName$/.test(path)) return [path];
  if (/(secretRef|SecretRef|ConfigMapRef)$/.test(path)) return [`${path}/name`];
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => places(one, `${path}/${name}`));
  return schema.items ? [...below, ...places(schema.items, path)] : below;
}

const version = parse(readFileSync(file, 'utf8')).spec.versions[0];
console.log(places(version.schema.openAPIV3Schema.properties.spec, 'spec').join('\n'));
