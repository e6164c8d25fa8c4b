import { describe, expect, it } from 'vitest';
import { chooseLaunch } from './embedded-launch.ts';

/** A machine on which only these programs can be run. */
function machineWith(...programs: string[]) {
  return (command: readonly string[]): boolean =>
    command
      .filter((word) => word === 'unshare' || word === 'setpriv')
      .every((word) => programs.includes(word));
}

describe('the way to start PostgreSQL', () => {
  it('for root is a user namespace, in which the files stay those of root', () => {
    const launch = chooseLaunch(0, machineWith('unshare', 'setpriv'));
    expect(launch).toMatchObject({ kind: 'user_namespace', fileOwner: 0, diesWithParent: true });
    expect(launch.prefix.join(' ')).toBe(
      'unshare --user --map-user=65534 --map-group=65534 -- setpriv --pdeathsig QUIT --',
    );
  });

  it('for root without user namespaces is the user nobody', () => {
    const launch = chooseLaunch(0, machineWith('setpriv'));
    expect(launch).toMatchObject({ kind: 'nobody', fileOwner: 65_534, diesWithParent: true });
    expect(launch.prefix.join(' ')).toBe(
      'setpriv --pdeathsig QUIT --reuid 65534 --regid 65534 --clear-groups --',
    );
  });

  it('for root without any of the programs is the user nobody, set by Node', () => {
    const launch = chooseLaunch(0, machineWith());
    expect(launch).toMatchObject({ kind: 'nobody', prefix: [], diesWithParent: false });
    expect(launch.spawnAs).toEqual({ uid: 65_534, gid: 65_534 });
  });

  it('for another user is direct, and ends with the program where the kernel can see to it', () => {
    expect(chooseLaunch(1000, machineWith('setpriv'))).toEqual({
      kind: 'direct',
      prefix: ['setpriv', '--pdeathsig', 'QUIT', '--'],
      fileOwner: 1000,
      diesWithParent: true,
    });
    expect(chooseLaunch(1000, machineWith())).toEqual({
      kind: 'direct',
      prefix: [],
      fileOwner: 1000,
      diesWithParent: false,
    });
  });
});
