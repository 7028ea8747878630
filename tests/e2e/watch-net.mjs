import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'
import { domainToASCII } from 'node:url'

// Loaded before the program (`--import`): writes every connection, datagram and name that leaves this computer into the file that
// MORTISE_TEST_OUTSIDE names. Nothing is held back: that there is nothing to be written is what tests expect.

const HERE = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\]|::ffff:127(\.\d{1,3}){3})$/i

export const isHere = host => host === undefined || host === '' || HERE.test(domainToASCII(String(host)) || String(host))

const told = (how, host) => {
  if (!isHere(host) && process.env['MORTISE_TEST_OUTSIDE']) appendFileSync(process.env['MORTISE_TEST_OUTSIDE'], `${how} ${host}\n`)
}

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const isPipe = typeof first === 'string' || typeof first?.path === 'string'
  if (!isPipe) told('connection', typeof first === 'object' ? first?.host : typeof second === 'string' ? second : undefined)
  return connect.apply(this, args)
}

const { send } = dgram.Socket.prototype
dgram.Socket.prototype.send = function (...args) {
  told('datagram', args.findLast(arg => typeof arg === 'string'))
  return send.apply(this, args)
}

for (const [owner, names] of [[dns, ['lookup', 'resolve', 'resolve4', 'resolve6']], [dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6']]]) {
  for (const name of names) {
    const own = owner[name]
    owner[name] = (host, ...rest) => {
      told('name', host)
      return own.call(owner, host, ...rest)
    }
  }
}
