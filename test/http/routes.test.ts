import { describe, expect, it } from 'vitest';
import { refusalCatalogue } from '../../src/app/refusals.ts';
import { allRoutes } from '../../src/app/routes.ts';
import { openApiOf } from '../../src/http/openapi.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';

const routes = allRoutes({ secrets: openSecretBox(Buffer.alloc(32)) });

describe('every route of the product', () => {
  it('is described in one document', () => {
    const document = openApiOf(routes, '0.0.0', refusalCatalogue);
    const operations = Object.values(document.paths).flatMap((path) => Object.keys(path));
    expect(operations).toHaveLength(routes.length);
    expect(routes.length).toBeGreaterThan(30);
  });

  it.each(routes.map((route) => [route.name, route] as const))(
    '%s names its places and refusals right',
    (_name, route) => {
      expect(route.path).toMatch(/^\/api\//);
      expect(route.summary).toMatch(/\.$/);
      const places = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
      const declared = Object.keys(
        (route.params as { properties?: object } | undefined)?.properties ?? {},
      );
      expect(places.toSorted()).toEqual(declared.toSorted());
      const refusals = 'refusals' in route ? (route.refusals ?? []) : [];
      expect(refusals.filter((code) => refusalCatalogue[code] === undefined)).toEqual([]);
    },
  );
});
