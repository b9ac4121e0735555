import { describe, expect, it } from 'vitest';
import { Failed } from '../../src/core/failure.ts';
import { MAX_BODY, readXml } from '../../src/core/xml.ts';

const NAMES = { 'urn:known': 'k:' };

/** Every element as `name@depth=text`, in the order they end. */
function walk(body: string): string[] {
  const seen: string[] = [];
  readXml(body, NAMES, {
    open: (name) => name === 'k:text' || name === 'text',
    close: (name, depth, text) => void seen.push(`${name}@${depth}=${text}`),
  });
  return seen;
}

function failure(body: string): string {
  try {
    walk(body);
    return 'none';
  } catch (error) {
    return error instanceof Failed ? error.failure.kind : `escaped: ${error}`;
  }
}

describe('readXml', () => {
  it('gives all text inside of an element that was asked for', () => {
    expect(walk('<a><text>x &lt; <b>y<![CDATA[<z>]]></b> &#948;</text><b>no</b></a>')).toEqual([
      'b@3=',
      'text@2=x < y<z> δ',
      'b@2=',
      'a@1=',
    ]);
  });

  it('knows namespaces by their address, inside of the element that declares them', () => {
    const body = '<p:text xmlns:p="urn:known">a<q xmlns="urn:other"><text xmlns="">b</text></q></p:text>';
    expect(walk(body)).toEqual(['text@3=', '?q@2=', 'k:text@1=ab']);
    expect(walk('<k:text>c</k:text>')).toEqual(['?text@1=']);
    expect(walk('<constructor xmlns="__proto__"/>')).toEqual(['?constructor@1=']);
  });

  it.each([
    ['nesting', '<a>'.repeat(65) + '</a>'.repeat(65)],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['any DOCTYPE', '<!DOCTYPE a><a/>'],
    ['a DOCTYPE from elsewhere', '<!DOCTYPE a SYSTEM "https://engine.org/a.dtd"><a/>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['two roots', '<a/><b/>'],
    ['an open end', '<a><b></b>'],
    ['a comment without end', `<a><!--${'-'.repeat(200_000)}`],
    ['a flood of brackets', '<'.repeat(500_000)],
    ['namespaces', `<a ${Array.from({ length: 51 }, (_, at) => `xmlns:b${at}="c"`).join(' ')}/>`],
    ['a flood of elements', `<a>${'<b/>'.repeat(400_000)}</a>`],
  ])('refuses %s', (_, body) => {
    expect(failure(body)).toBe('unreadable');
  });

  it('allows as much as honest documents have', () => {
    expect(walk('<a>'.repeat(64) + '</a>'.repeat(64))).toHaveLength(64);
  });

  it('refuses a body longer than any honest answer before reading it', () => {
    expect(failure('<'.repeat(MAX_BODY + 1))).toBe('too-large');
  });
});
