package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
)

// secrets are the entries of an encryption dictionary from which the file's
// key is made.
type secrets struct {
	v, r, length int // length of the key in bytes
	p            uint32
	id           []byte
	o, u, ue     string
	clearMeta    bool
}

// padding stands for, or fills up, a password (ISO 32000-1, algorithm 2).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08" +
	"\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// key returns the file's key for the empty password; ok is false where the
// password is not empty.
func (s *secrets) key() (key []byte, ok bool) {
	if s.r >= 5 {
		return s.key256()
	}
	if len(s.o) < 32 || len(s.u) < 16 {
		return nil, false
	}
	key = s.fileKey()
	return key, s.opens(key)
}

// fileKey is algorithm 2 of ISO 32000-1 for the empty password.
func (s *secrets) fileKey() []byte {
	h := append(append([]byte{}, padding...), s.o[:32]...)
	h = append(h, byte(s.p), byte(s.p>>8), byte(s.p>>16), byte(s.p>>24))
	h = append(h, s.id...)
	if s.r >= 4 && s.clearMeta {
		h = append(h, 0xFF, 0xFF, 0xFF, 0xFF)
	}
	n := s.length
	switch {
	case s.r == 2 || s.v == 1:
		n = 5
	case s.v == 4:
		n = 16
	case n < 5 || n > 16:
		n = 5
	}
	sum := md5.Sum(h)
	if s.r >= 3 {
		for i := 0; i < 50; i++ {
			sum = md5.Sum(sum[:n])
		}
	}
	return sum[:n]
}

// opens checks a key against the U entry (algorithms 4 and 5).
func (s *secrets) opens(key []byte) bool {
	if s.r == 2 {
		return bytes.HasPrefix([]byte(s.u), xorRC4(key, padding))
	}
	sum := md5.Sum(append(append([]byte{}, padding...), s.id...))
	u := sum[:]
	for i := 0; i < 20; i++ {
		k := bytes.Clone(key)
		for j := range k {
			k[j] ^= byte(i)
		}
		u = xorRC4(k, u)
	}
	return bytes.HasPrefix([]byte(s.u), u)
}

func xorRC4(key, b []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil // Unreachable: keys have 5 to 16 bytes.
	}
	out := make([]byte, len(b))
	c.XORKeyStream(out, b)
	return out
}

// key256 opens the key of AES-256 files (ISO 32000-2, algorithm 2.A).
func (s *secrets) key256() ([]byte, bool) {
	if len(s.u) < 48 || len(s.ue) < 32 {
		return nil, false
	}
	hash := hash5
	if s.r >= 6 {
		hash = hash6
	}
	u := []byte(s.u)
	if !bytes.Equal(hash(u[32:40]), u[:32]) {
		return nil, false
	}
	block, err := aes.NewCipher(hash(u[40:48]))
	if err != nil {
		return nil, false // Unreachable: a hash has 32 bytes.
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, []byte(s.ue[:32]))
	return key, true
}

// hash5 is the hash of revision 5 for the empty password.
func hash5(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	return sum[:]
}

// hash6 is algorithm 2.B of ISO 32000-2 for the empty password.
func hash6(salt []byte) []byte {
	k := hash5(salt)
	for i, last := 0, 0; i < 64 || last > i-32; i++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil // Unreachable: the key has 16 bytes.
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		mod := 0
		for _, c := range e[:16] {
			mod += int(c)
		}
		switch mod % 3 {
		case 0:
			sum := sha256.Sum256(e)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(e)
			k = sum[:]
		case 2:
			sum := sha512.Sum512(e)
			k = sum[:]
		}
		last = int(e[len(e)-1])
	}
	return k[:32]
}
